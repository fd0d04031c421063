// Kinds of the messages between the document and the page around it.

export const READY = "dispute-map/ready";
export const STATE = "dispute-map/state";
export const SET = "dispute-map/set";
export const HEIGHT = "dispute-map/height";
