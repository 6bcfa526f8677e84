import { instrument } from "./instrument.ts";
import { inThread } from "./instrument-thread.ts";
import type { SiteLines } from "./site-lines.ts";
import { toJavaScript } from "./to-javascript.ts";

/** A module to instrument. */
export interface Source {
  readonly url: string;
  readonly text: string;
  readonly sourceType: "module" | "commonjs";
}

/** What came of it, as another thread can be sent it. */
export interface InstrumentedSource {
  /** JavaScript, instrumented where it has `sites`. */
  readonly code: string;
  readonly preludeAt: number;
  readonly sites: SiteTexts | undefined;
}

/** The sites of a module and their names; `text` has them. */
export interface SiteTexts extends Pick<
  SiteLines,
  "names" | "moduleInfo" | "toText" | "inline" | "ended" | "on"
> {
  readonly text: string;
}

/**
 * Compiles a module to JavaScript where need be, and instruments it: in another thread while each
 * allocation of this one is seen, which would take many times as long.
 */
export function instrumentSource(source: Source): InstrumentedSource {
  return inThread(source) ?? instrumentHere(source);
}

/** The same in this thread. */
export function instrumentHere({ url, text, sourceType }: Source): InstrumentedSource {
  const { code, original } = toJavaScript(url, text);
  const found = instrument(code, { url, original, sourceType });
  if (found === undefined) return { code, preludeAt: 0, sites: undefined };
  const { names, moduleInfo, toText, inline, ended, on } = found.sites;
  const sites = { names, moduleInfo, toText, inline, ended, on, text: found.sites.toString() };
  return { code: found.code, preludeAt: found.preludeAt, sites };
}
