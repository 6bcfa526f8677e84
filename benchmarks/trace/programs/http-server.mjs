// Serves JSON orders and keeps the last ones, under load from another process.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { measured } from "./measured.mjs";

const REQUESTS = 20_000;
const KEPT = 10_000;

const kept = [];
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { customer, lines } = JSON.parse(Buffer.concat(chunks).toString());
  const sums = lines.map(({ name, price, count }) => ({ name, sum: price * count }));
  const total = sums.reduce((all, { sum }) => all + sum, 0);
  kept.push({ customer, sums, total, label: `${customer}: ${total.toFixed(2)}` });
  if (kept.length > KEPT) kept.shift();
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ total, count: sums.length }));
});
// exact tracing may take longer to answer than an idle connection is kept
server.keepAliveTimeout = 60_000;
server.listen(0);
await once(server, "listening");

// the load is no part of what is traced
const load = fork(fileURLToPath(new URL("http-load.mjs", import.meta.url)), {
  execArgv: [],
  env: { ...process.env, NODE_OPTIONS: "" },
});
await measured(async () => {
  load.send({ port: server.address().port, requests: REQUESTS });
  await once(load, "message");
  return kept;
});
load.disconnect();
server.close();
