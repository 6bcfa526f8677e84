/** The engine, as every report begins. */
export const engineFact = `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.arch}`;
