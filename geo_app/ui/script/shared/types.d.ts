/** What the scripts of the pages share: Streamlit runs each as a module of its own. */

import type { ViewMessage } from "../../../map_document/script/types.d.ts";

/** What Streamlit hands to the script of a component. */
export interface Component<Data> {
  data: Data;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
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
  scroll(select: string): void;
  /** Whether the server has still to hear something, or to answer. */
  isTelling(): boolean;
}

/** What every page offers to its parts. */
export interface PageFrame {
  /** Asks the server for another page, or for this one anew with what its map shows. */
  ask(request: { page: string | undefined; query: Record<string, string> } | { state: ViewMessage }): void;
  sources: string;
  grades: string;
  menu: string;
  skip: string;
  lost: string;
}

/** What the reader did in the map; the count tells one from the next. */
export interface News {
  count: number;
  state: ViewMessage;
  /** Whether the address says it already. */
  said: boolean;
}

/** Who hears what the reader does in the map, on one page; busy from then until it is drawn anew. */
export interface MapListener {
  page: string;
  isBusy: boolean;
  tell(news: News): void;
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
    mapListener?: MapListener;
  }
}
