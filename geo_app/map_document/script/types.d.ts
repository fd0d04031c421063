/** What the modules share: the payload that Python writes (`payload.py`), and what the rules make of it. */

import type { Words } from "./rules/words.js";
import type { View } from "./view.d.ts";

export type { Camera, FrameOptions, View } from "./view.d.ts";

/** [latitude, longitude] in degrees. */
export type LatLon = [number, number];
/** [longitude, latitude] in degrees. */
export type LonLat = [number, number];
/** Rings of one polygon, its outer ring first. */
export type Rings = LatLon[][];
/** Polygons as `outlines.py` writes them. */
export type EncodedShape = string;
/** South-west and north-east corner. */
export type Corners = [LonLat, LonLat];
/** Days are whole days since 1970-01-01. */
export type Day = number;

// --- the payload ---------------------------------------------------------------------------------

export interface Citation {
  /** Number of the document. */
  source: number;
  locator: string;
  grade: string;
}

export interface Source {
  title: string;
  producer: string;
  address: string | null;
}

export type StatusLayer = "effective_control" | "treaty_title" | "claim";

export interface Status {
  layer: StatusLayer;
  holder: string;
  status: string;
  from: Day | null;
  to: Day | null;
  period: string;
  basis: string;
  sources: Citation[];
}

/** The lower the rank, the earlier a name is placed; it is shown between two zooms. */
export interface UnitLabel {
  rank: number;
  minZoom: number;
  maxZoom: number;
}

export interface Unit {
  id: string;
  /** Short and full name by perspective. */
  labels: Record<string, string>;
  fullNames: Record<string, string>;
  names: { lang: string; form: string }[];
  leaf: boolean;
  members: string[];
  parent: string | null;
  allocatable: boolean;
  reference: boolean;
  location: LonLat;
  /** Its polygons in the land of all: the first, and the first of the next unit; null for a group. */
  shape: [number, number] | null;
  /** Land in km2. */
  land: number;
  people: number;
  /** Ends of the line of a cut for 0, 1, ... 100 per cent of the land; null if it cannot be cut. */
  cutTable: CutLine[] | null;
  marks: { share: number; label: string }[];
  /** When its name is placed; null where it has none. */
  label: UnitLabel | null;
  areaText: string | null;
  areaSources: Citation[];
  /** Numbers of its statuses. */
  statuses: number[];
}

export interface Party {
  id: string;
  name: string;
  /** How it has what it is given; open: nothing is decided. */
  holds: "alone" | "jointly" | "open";
  /** Whether no unit can be given to it. */
  neighbour: boolean;
}

export interface Holder {
  name: string;
  /** Its name inside a sentence. */
  inText: string;
  party: string | null;
}

export interface Perspective {
  id: string;
  title: string;
  caption: string;
  solidLines: string[];
}

export type CutLine = [LatLon, LatLon];

/** One part of a unit's land, `share` of it, goes to a party; another has the rest. */
export interface Cut {
  share: number;
  to: string;
  rest: string;
  line: CutLine;
}

export interface Scenario {
  id: string;
  title: string;
  shortTitle: string;
  /** Day on which it was made. */
  day: string;
  /** That day as exact as it is known, in words. */
  dateText: string;
  year: string;
  allocation: Record<string, string>;
  cuts: Record<string, Cut>;
}

export interface Line {
  id: string;
  kind: string;
  title: string;
  article: string;
  note: string;
  period: string;
  from: Day;
  to: Day | null;
  path: LonLat[];
  sources: Citation[];
}

export interface DatedEvent {
  id: string;
  title: string;
  text: string;
  dateText: string;
  from: Day;
  to: Day;
  place: string;
  location: LonLat;
  sources: Citation[];
}

/** A place that a passage speaks of; `away` names it with its distance. */
export interface SpokenPlace {
  name: string;
  away: string;
  location: LonLat;
}

export interface PlaceLabel {
  name: string;
  kind: string;
  rank: number;
  minZoom: number;
  location: LonLat;
  locator: boolean;
}

export interface BaseMapData {
  id: string;
  title: string;
  url: string;
  host: string;
  attribution: string;
  maxZoom: number;
}

/** See `sea_data` in `sea.py`. */
export interface SeaData {
  sets: string[];
  zones: string[];
  parties: Record<string, string>;
  arcs: string;
  atoms: SeaAtomData[];
}

export interface SeaAtomData {
  unit?: string;
  strip?: [number, number];
  set?: number;
  zone: number;
  /** km2 */
  area: number;
  rings: number[][];
}

export interface Payload {
  title: string;
  locale: string;
  text: Record<string, string>;
  referenceName: string;
  /** km2 */
  referenceLand: number;
  asOf: string;
  firstDay: string;
  axisStart: string;
  closeUp: { days: [string, string]; title: string } | null;
  defaultScenario: string;
  statusQuo: string;
  inBrief: string | null;
  surveys: { side: string; land: Record<string, number>; total: number }[];
  layers: string[];
  defaultLayers: string[];
  languages: string[];
  viewLimits: {
    longitude: number;
    latitude: number;
    zoom: [number, number];
    name: number;
    rocks: View["rocks"][];
    themes: View["theme"][];
    looks: View["look"][];
  };
  home: Corners;
  locator: { west: number; south: number; east: number; north: number; land: EncodedShape; names: PlaceLabel[] };
  baseMaps: BaseMapData[];
  attribution: string;
  storyEnds: { story: string; date: string; text: string }[];
  parties: Party[];
  holders: Record<string, Holder>;
  units: Unit[];
  perspectives: Perspective[];
  scenarios: Scenario[];
  lines: Line[];
  events: DatedEvent[];
  sources: Source[];
  statuses: Status[];
  /** What each passage decides of the view, by what selects it. */
  scenes: Record<string, Partial<View> & { bounds?: Corners }>;
  /** What each passage speaks of, by what selects it. */
  spokenOf: Record<string, { units: string[]; places: SpokenPlace[] }>;
  labels: PlaceLabel[];
  /** Of all units. */
  land: EncodedShape;
  context: EncodedShape;
  farContext: EncodedShape;
  nearFrame: Corners;
  /** Beyond it no land is drawn. */
  farFrame: Corners | null;
  sea: SeaData | null;
  seaFloor: EncodedShape[];
  controlChanges: Day[];
  mapOptions: import("leaflet").MapOptions;
}

// --- what the rules make of it -------------------------------------------------------------------

/** The payload with its records by id, and its texts. */
export interface Dispute {
  data: Payload;
  words: Words;
  unitById: Map<string, Unit>;
  scenarioById: Map<string, Scenario>;
  partyById: Map<string, Party>;
  /** Parties that a unit can be given to: all but the neighbours. */
  claimants: Party[];
  perspectiveById: Map<string, Perspective>;
  /** Units that are no groups. */
  leaves: Unit[];
  /** Leaves that a proposal gives to a party, along the chain. */
  allocatable: Unit[];
}

/** Who would hold what. */
export interface Allocation {
  parties: Record<string, string>;
  cuts: Record<string, Cut>;
}

export type Title = "claimed" | "open";

/** How one unit is drawn. */
export interface UnitState {
  control: Status | null;
  party: string;
  changed: boolean;
  title: Title | null;
  cut: Cut | null;
}

export interface LandFigures {
  /** km2 */
  land: number;
  /** Share of the disputed land, 0 to 1. */
  share: number;
  people: number;
}

/** km2 */
export type SeaFigures = Record<string, number>;

export interface SeaAtom {
  number: number;
  unit?: string;
  strip?: [number, number];
  zone: string;
  area: number;
  rings: number[][];
}

export interface LegendRow {
  text: string;
  /** What the sample shows, as `data-` attributes of a swatch. */
  swatch: { party?: string; changed?: boolean; title?: Title; line?: string; solid?: boolean; zones?: boolean };
}

// --- the view --------------------------------------------------------------------------------------

/** A view as an address or a message has it: unchecked, and perhaps only a part of one. */
export type ViewMessage = Record<string, any>;

export interface TourStep {
  heading: string;
  text: string;
  added: string | null;
  state: ViewMessage;
}

/** What a saved file carries. */
export interface SavedFile {
  state: ViewMessage;
  locked: boolean;
  panel: boolean;
  controls: boolean;
  figures: boolean;
  tour: TourStep[];
}

/** What every part of the document is painted from. */
export interface Shown {
  view: View;
  mode: string;
  allocation: Allocation;
  units: Map<string, UnitState>;
}

/** The one name that the document adds to its window. */
export interface DisputeMap {
  /** The view as a message. */
  state(): ViewMessage;
  /** Shows a view, or what a part of one says; `move` flies to what is selected or to `bounds`. */
  set(message: ViewMessage, move?: boolean): void;
  readonly ready: boolean;
}

declare global {
  interface Window {
    disputeMap: DisputeMap;
  }
}
