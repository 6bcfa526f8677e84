// node load.mjs <port> <requests>: posts JSON over 16 connections and prints how long that took.
import { Agent, request } from "node:http";
import process from "node:process";

const CONNECTIONS = 16;
const [port, requests] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const bodies = Array.from({ length: 500 }, (_, account) =>
  JSON.stringify({
    account,
    entries: Array.from({ length: 20 }, (_, i) => ({
      amount: (account * 7 + i * 3) / 4,
      text: `entry ${i} of account ${account}`,
    })),
  }),
);

await ask(0, 1000); // the server's code gets hot before the clock runs
const start = performance.now();
const total = await ask(0, requests);
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ milliseconds, total }));
agent.destroy();

async function ask(from, to) {
  let next = from;
  const sums = Array.from({ length: CONNECTIONS }, async () => {
    let sum = 0;
    while (next < to) sum += (await post(bodies[next++ % bodies.length])).total;
    return sum;
  });
  return (await Promise.all(sums)).reduce((a, b) => a + b);
}

function post(body) {
  return new Promise((resolve, reject) => {
    const call = request({ port, host: "127.0.0.1", method: "POST", agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part));
      response.on("end", () => resolve(JSON.parse(text)));
    });
    call.on("error", reject).end(body);
  });
}
