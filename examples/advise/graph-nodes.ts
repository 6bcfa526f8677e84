// The nodes of a tree on a map, each with a reference to its parent.

export class GraphNode {
  id: number;
  x: number;
  y: number;
  isOpen: boolean;
  parent: GraphNode | undefined;

  constructor(id: number, parent: GraphNode | undefined) {
    this.id = id;
    this.x = id / 3;
    this.y = id / 7;
    this.isOpen = id % 2 === 0;
    this.parent = parent;
  }
}

/** Makes the nodes and a list of them. */
export function build(count: number): GraphNode[] {
  const nodes: GraphNode[] = [];
  for (let id = 0; id < count; id++) nodes.push(new GraphNode(id, nodes[(id - 1) >> 1]));
  return nodes;
}
