// A number with a fraction does not fit into an object: V8 boxes it. An array of such numbers does without.
import { layout, sizeof } from "@slotted/heap";

const whole = { width: 1, height: 2 };
const parts = { across: 1.5, down: 2.5 };

console.log(`two whole numbers: ${sizeof(whole)} bytes`);
console.log(`two fractions:     ${sizeof(parts)} bytes, for`);
for (const { cause, bytes } of layout(parts).losses) console.log(`  ${bytes} bytes go to ${cause}`);

const thousand = Array.from({ length: 1000 }, (_, i) => i + 0.5);
const mixed: unknown[] = thousand.slice();
mixed[0] = "text";
console.log(`1,000 fractions in an array:  ${sizeof(thousand)} bytes`);
console.log(`the same, one of them a text: ${sizeof(mixed)} bytes`);
