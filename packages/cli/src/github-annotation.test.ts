import { expect, it } from "vitest";
import { githubAnnotation } from "./github-annotation.ts";

it("names file, line and title, and escapes what would end them", () => {
  const annotation = {
    file: "src/a,b.ts",
    line: 3,
    title: "undeclared-field",
    message: "P: 50 %\nof fields",
  };
  expect(githubAnnotation(annotation)).toBe(
    "::error file=src/a%2Cb.ts,line=3,title=undeclared-field::P: 50 %25%0Aof fields\n",
  );
});

it("leaves an unknown line out", () => {
  const annotation = { file: "a.ts", line: undefined, title: "t", message: "m" };
  expect(githubAnnotation(annotation)).toBe("::error file=a.ts,title=t::m\n");
});
