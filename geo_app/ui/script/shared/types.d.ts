/** What the scripts of the pages share: Streamlit runs each as a module of its own. */

import type { ViewMessage } from "../../../map_document/script/types.d.ts";

/** What Streamlit hands to the script of a component. */
export interface Component<Data> {
  data: Data;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}

/** An order of the page to its map; each is obeyed once. */
export interface Command {
  id: string;
  state: ViewMessage;
  move: boolean;
}

/** The map of the page. */
export interface PageMap {
  /** What the map shows by now. */
  shown: ViewMessage;
  obey(command: Command | null): void;
  go(change: string): void;
}

/** What every page offers to its parts. */
export interface PageFrame {
  go(target: { page: string | undefined; query: Record<string, string> }): void;
  wake(value: { state: ViewMessage }): void;
  sources: string;
  grades: string;
  menu: string;
  lost: string;
}

/** What the reader did in the map. */
export interface News {
  count: number;
  cause: string;
  state: ViewMessage;
}

/** A part of the page that follows the map; no `parts`: it hears what concerns no other. */
export interface MapListener {
  parts: string[];
  tell(value: News): void;
}

/** The map that came with the page, and what its reader last did in it. */
export interface FirstMap {
  frame: HTMLIFrameElement;
  news?: { cause: string; state: ViewMessage };
}

declare global {
  interface Document {
    firstMap?: FirstMap;
    mapFrame?: PageMap;
    pageFrame?: PageFrame;
    /** The page that is open, once it is there; and the path that the reader is on the way to. */
    visit?: { page?: string; path: string; goal?: string };
    /** Where the pages are files the state stands after the #; "place": a place of the text does. */
    stateInHash?: "state" | "place";
    mapListeners?: Map<string, MapListener>;
  }
}
