// The nodes as rows of a table, with their parents' row indexes: the advice pasted.
import { bool, f64, optional, slots, Table, u32 } from "slotted";

export class GraphNode extends slots({
  id: u32, // integers, 0 to 99,999
  x: f64, // 0 to 33,333, with fractions
  y: f64, // 0 to 14,285.571, with fractions
  isOpen: bool, // true and false
  parent: optional(u32), // a guess: holds GraphNode: keep these in a table, and here the row index; none in 1 object
}) {}

/** Makes the nodes. */
export function build(count: number): Table<typeof GraphNode> {
  const nodes = new Table(GraphNode);
  for (let id = 0; id < count; id++) {
    const parent = id === 0 ? undefined : (id - 1) >> 1;
    nodes.add({ id, x: id / 3, y: id / 7, isOpen: id % 2 === 0, parent });
  }
  return nodes.compact();
}
