import { readFileSync } from "node:fs";
import { chromium, type CDPSession, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PROGRAM = `
  import { f64, slots, Table, text } from "/slotted/index.js";
  class Line extends slots({ length: f64, name: text }) {
    get half() { return this.length / 2; }
  }
  const table = Table.from(Line, [{ length: 3, name: "a" }]);
  console.log(table.get(0), table, table.get(0).toObject());
`;

describe("Chrome's console", () => {
  let logged: RemoteObject[];
  let devtools: CDPSession;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
    close = () => browser.close();
    const page = await browser.newPage();
    await serve(page);
    devtools = await page.context().newCDPSession(page);
    await devtools.send("Runtime.enable");
    const call = new Promise<RemoteObject[]>((resolve) => {
      devtools.on("Runtime.consoleAPICalled", ({ args }) => resolve(args));
    });
    await page.goto(ORIGIN);
    logged = await call;
  });
  afterAll(() => close());

  it("names a row by its class and a table by what it is", () => {
    expect(logged.map(({ description }) => description)).toEqual(["Line", "Table", "Object"]);
  });

  it("lists the slots of a row that is opened, to be read by a click", async () => {
    // what the console asks for when an object is opened: the accessors of all its prototypes
    const { result } = await devtools.send("Runtime.getProperties", {
      objectId: logged[0]?.objectId as string,
      accessorPropertiesOnly: true,
    });
    const accessors = result.map(({ name }) => name);
    expect(accessors.slice(0, 2)).toEqual(["length", "name"]);
    expect(accessors).toContain("half");
  });

  it("reads a slot that is clicked from the row itself", async () => {
    const { result } = await devtools.send("Runtime.callFunctionOn", {
      objectId: logged[0]?.objectId as string,
      functionDeclaration: "function () { return this.name; }",
    });
    expect(result.value).toBe("a");
  });

  it("shows the object of a row in one line", () => {
    expect(logged[2]?.preview?.properties).toMatchObject([
      { name: "length", value: "3" },
      { name: "name", value: "a" },
    ]);
  });
});

interface RemoteObject {
  readonly description?: string;
  readonly objectId?: string;
  readonly preview?: { readonly properties: readonly { name: string; value?: string }[] };
}

const ORIGIN = "http://localhost/";

/** Answers the page's requests: a page that is the program, and the built library. */
async function serve(page: Page): Promise<void> {
  await page.route(`${ORIGIN}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith("/slotted/")) {
      const body = `<script type="module">${PROGRAM}</script>`;
      return route.fulfill({ contentType: "text/html", body });
    }
    const built = new URL(`../dist/${pathname.slice("/slotted/".length)}`, import.meta.url);
    return route.fulfill({ contentType: "text/javascript", body: readFileSync(built) });
  });
}
