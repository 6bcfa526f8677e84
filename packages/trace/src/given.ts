import { receiveMessageOnPort, Worker } from "node:worker_threads";

/** Built-ins before they are watched: what the tracer makes for itself is none of the program's. */
export const given = { receiveMessageOnPort, SharedArrayBuffer, Worker };
