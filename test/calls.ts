import type { Call } from "../src/stores/store";

/** A call that nothing ends, as an explicit act makes it. */
export const USE: Call = { purpose: "use", signal: new AbortController().signal };
/** The same for looking around. */
export const BROWSE: Call = { ...USE, purpose: "browse" };
export const REPLACE = { replace: true };
