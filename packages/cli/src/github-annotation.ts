import type { Annotation } from "./report.ts";

/** A line of output that GitHub's runner turns into an annotation beside the line of source. */
export function githubAnnotation({ file, line, title, message }: Annotation): string {
  const place = line === undefined ? [] : [`line=${line}`];
  const properties = [`file=${property(file)}`, ...place, `title=${property(title)}`];
  return `::error ${properties.join(",")}::${escape(message)}\n`;
}

const escape = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string =>
  escape(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
