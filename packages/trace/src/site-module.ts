import type { Instrumented } from "./instrument.ts";

/** The scheme of the scripts that hold site functions; what follows is the URL of their source. */
export const SITE_SCHEME = "slotted-sites:";

/** The ES module of a module's site functions. */
export function siteModule(url: string, { sites }: Instrumented): string {
  const runtime = JSON.stringify(new URL("./site-runtime.js", import.meta.url).href);
  return (
    `import{on,never,toText as ${sites.toText},instrumented}from${runtime};` +
    `instrumented.add(${JSON.stringify(url)});` +
    `export{${[...sites.names, sites.toText].join()}};` +
    sites.toString()
  );
}

/** The instrumented ES module, importing its sites. */
export function importSites(url: string, { code, names, preludeAt, sites }: Instrumented): string {
  const list = [...names, sites.toText].join();
  const from = JSON.stringify(SITE_SCHEME + url);
  return `${code.slice(0, preludeAt)};import{${list}}from${from};${code.slice(preludeAt)}`;
}
