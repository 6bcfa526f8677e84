import type { InstrumentedSource, SiteTexts } from "./instrument-source.ts";

/** The scheme of the scripts that hold site functions; what follows is the URL of their source. */
export const SITE_SCHEME = "slotted-sites:";

/** The ES module of a module's site functions. */
export function siteModule(url: string, sites: SiteTexts): string {
  const runtime = JSON.stringify(new URL("./site-runtime.js", import.meta.url).href);
  return (
    `import{on,apart,missing,toText as ${sites.toText},inlining,ending,instrumented}from${runtime};` +
    `const ${sites.inline}=inlining(),${sites.ended}=ending(${JSON.stringify(url)}),${sites.on}=on;` +
    `instrumented.set(${JSON.stringify(url)},${JSON.stringify(sites.moduleInfo)});` +
    `export{${sites.names.join()}};` +
    sites.text
  );
}

/** The instrumented ES module, importing its sites. */
export function importSites(
  url: string,
  { code, preludeAt, sites }: InstrumentedSource & { readonly sites: SiteTexts },
): string {
  const from = JSON.stringify(SITE_SCHEME + url);
  const prelude = `;import{${sites.names.join()}}from${from};`;
  return code.slice(0, preludeAt) + prelude + code.slice(preludeAt);
}
