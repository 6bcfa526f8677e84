// The trap: a subclass that forgets to declare its slots brings the dictionary back.
// Python does it silently. Here it is refused, unless the class asks for it.
import { sizeof } from "@slotted/heap";
import { hasDict, SlotError, slots, Table, text, withDict } from "slotted";

class SlottedBase extends slots({ baseField: text }) {}

class SubclassMissingSlots extends SlottedBase {
  extraField: string;
  constructor(baseField: string, extraField: string) {
    super({ baseField });
    this.extraField = extraField;
  }
}

class SubclassWithDict extends withDict(SlottedBase) {
  declare dynamicAttr?: string;
}

class SubclassWithSlots extends slots(SlottedBase, { extraField: text }) {}

try {
  new SubclassMissingSlots("base_val", "extra_val");
} catch (error) {
  if (!(error instanceof SlotError)) throw error;
  console.log(`Missing slots subclass is refused (${error.code}):\n  ${error.message}`);
}

const bad = Table.from(SubclassWithDict, [{ baseField: "base_val" }]).get(0);
const good = Table.from(SubclassWithSlots, [
  { baseField: "base_val", extraField: "extra_val" },
]).get(0);

bad.dynamicAttr = "this works because the class opted in";
console.log(`Opted-in subclass has dict: ${hasDict(bad)}`);
console.log(`Proper slots subclass has dict: ${hasDict(good)}`);
console.log(`Dynamic attribute on bad: ${bad.dynamicAttr}`);
console.log(`Opted-in size: ${sizeof(bad)} bytes`);
console.log(`Proper slots size: ${sizeof(good)} bytes`);

try {
  Object.assign(good, { dynamicAttr: "this will fail" });
} catch (error) {
  if (!(error instanceof SlotError)) throw error;
  console.log(`Blocked on good: ${error.message}`);
}
