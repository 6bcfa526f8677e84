/** The screen of a trace without what depends on the engine's version: words and layout stay. */
export const withoutFigures = (screen: string): string =>
  screen
    .replaceAll(/Node \S+,/g, "Node <version>,")
    .replaceAll(
      / *[+-]?\d[\d,]*( ± [\d,]+)?(?= (bytes|blocks|lines|tracebacks|on average|of it))/g,
      " <n>",
    )
    .replaceAll(/^( *[+-]?\d[\d,]*( ± [\d,]+)?)+(?= )/gm, "<figures>")
    .replaceAll(/^ *(size|change|traced) .*(?= {2}(line|in all))/gm, "<titles>");
