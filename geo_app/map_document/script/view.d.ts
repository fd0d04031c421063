// Made by make script from geo_app/views/schema.py; do not edit.

export interface ViewTypes {
  View?: View;
  FrameOptions?: FrameOptions;
}
/**
 * What is shown. The fields have these names in addresses, messages and the script as well.
 *
 * Attributes
 * ----------
 * look : {"time", "proposals"}
 *     ``time``: who controlled what on a day; there is then no proposal and no change.
 *     ``proposals``: what a proposal would change.
 * scenario : str
 *     Id of a proposal that can be mapped.
 * date : date
 *     The day that is looked at, or the day with whose control a proposal is compared.
 * select : str
 *     ``unit:ID``, ``line:ID``, ``event:ID``, ``passage:STORY.PASSAGE``, ``sea:LON,LAT``, or
 *     nothing.
 * layers : tuple of str
 *     What is drawn, in a fixed order.
 * lang : str
 *     Code of the reader's language.
 * set : tuple of (unit, party)
 *     What differs from the scenario.
 * cut : tuple of (unit, share)
 *     Units that are divided, and the share of their land (0 to 1) that is cut off.
 * rocks : {"full", "no-eez"}
 *     Whether rocks have an exclusive economic zone.
 * name : str
 *     What the reader calls the changed allocation.
 * perspective : str
 *     Which names are used, and which lines are drawn solid.
 * theme : {"light", "dark", "grey"}
 *     Colours; grey is safe to print.
 * camera : Camera, optional
 *     Absent where nobody has moved the map: it then shows the islands that the view is about.
 */
export interface View {
  look: "time" | "proposals";
  scenario: string;
  date: string;
  select: string;
  layers: string[];
  lang: string;
  set: {
    [k: string]: string;
  };
  cut: {
    [k: string]: number;
  };
  rocks: "full" | "no-eez";
  name: string;
  perspective: string;
  theme: "light" | "dark" | "grey";
  camera: Camera | null;
}
/**
 * Where the map is centred: longitude, latitude in degrees on WGS84, zoom of web maps.
 */
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}
/**
 * What a frame around the map takes away from it or adds to it; no part of the view.
 *
 * Attributes
 * ----------
 * locked : bool
 *     What is shown is fixed: no other scenario, date or allocation.
 * panel, controls, figures : bool
 *     Whether legend and scenario panel, buttons and time axis, and the figure are there.
 * mode : {"", "lab", "story"}
 *     ``lab``: islands can be given away in the map. ``story``: a text beside the map says what
 *     it shows, and there is nothing to choose.
 * beside : bool
 *     Whether the page shows beside the map what is selected, so that the map's own card can be
 *     short.
 * data : str
 *     Version of the data to which a frame is pinned.
 * bounds : tuple of (lon, lat), optional
 *     South-west and north-east corner to show first, degrees.
 */
export interface FrameOptions {
  locked: boolean;
  panel: boolean;
  controls: boolean;
  figures: boolean;
  mode: "" | "lab" | "story";
  beside: boolean;
  data: string;
  bounds: [unknown, unknown] | null;
}
