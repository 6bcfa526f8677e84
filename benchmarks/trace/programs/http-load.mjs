// Posts orders to a server over a few connections, and says when all are answered.
import { Agent, request } from "node:http";
import process from "node:process";

const CONNECTIONS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const order = (id) =>
  JSON.stringify({
    customer: `c${id % 1000}`,
    lines: Array.from({ length: 5 }, (_, k) => ({ name: `article ${k}`, price: id + k, count: k })),
  });

process.on("message", async ({ port, requests }) => {
  let next = 0;
  const one = async () => {
    while (next < requests) await post(port, order(next++));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  process.send("done");
});
process.on("disconnect", () => agent.destroy());

function post(port, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, agent, method: "POST" }, (response) => {
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end(body);
  });
}
