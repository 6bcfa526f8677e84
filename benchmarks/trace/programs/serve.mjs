// Serves JSON over HTTP to a process that asks as fast as it can, and keeps what it was sent.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { finish } from "./finish.mjs";

const REQUESTS = 4_000;
const accounts = new Map();
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { account, entries } = JSON.parse(Buffer.concat(chunks).toString());
  const kept = entries.map(({ amount, text }) => ({ amount, words: text.split(" ") }));
  const list = accounts.get(account) ?? [];
  accounts.set(account, [...list.slice(-20), ...kept]);
  const total = kept.reduce((sum, { amount }) => sum + amount, 0);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ account, total, kept: accounts.get(account).length }));
});
server.keepAliveTimeout = 600_000; // a traced collection may take seconds
server.listen(0, "127.0.0.1");
await once(server, "listening");

const load = spawn(
  process.execPath,
  [fileURLToPath(new URL("load.mjs", import.meta.url)), server.address().port, REQUESTS],
  { env: { PATH: process.env.PATH }, stdio: ["ignore", "pipe", "inherit"] },
);
const answer = (await load.stdout.toArray()).join("");
const { milliseconds, total } = JSON.parse(answer);
await finish(milliseconds, `${accounts.size} ${total}`, accounts);
server.close();
