// A string takes one or two bytes a character. A part of a long one keeps the whole of it alive.
import { layout, sizeof, sizeofDeep } from "@slotted/heap";

const show = (what: string, text: string): void => {
  const { name } = layout(text);
  console.log(`${what}: ${name}, ${sizeof(text)} bytes, with what it holds ${sizeofDeep(text)}`);
};

const page = Buffer.from("The quick brown fox. ".repeat(100)).toString();
const accented = Buffer.from(`${"The quick brown fox. ".repeat(100)}…`).toString();
show("2,100 characters", page);
show("one … more", accented);
show("the first 20 of them", page.slice(0, 20));
show("the first 10 of them", page.slice(0, 10));
show("two joined", page + accented);

const copied = Buffer.from(page.slice(0, 20)).toString();
show("20 characters, copied", copied);
