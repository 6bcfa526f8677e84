// How long does it take to hand a million records to a worker and back?
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { Table } from "slotted";
import { compareSpeed } from "./harness/compare-speed.mjs";
import { COUNT, plainPoints, Point, pointTable, typedArrayPoints } from "./points.mjs";

// a message channel does what a worker's port does: serialise, transfer, deserialise
const { port1, port2 } = new MessageChannel();
const received = (message, transfer) => {
  port1.postMessage(message, transfer);
  return receiveMessageOnPort(port2).message;
};

compareSpeed({
  allocates: true,
  question: "Hand 1,000,000 records of three doubles over a message port",
  rounds: 9,
  warmup: 2,
  contenders: {
    "class instances, structured clone": () => {
      const points = plainPoints();
      return () => received(points)[COUNT - 1].z;
    },
    "typed arrays, transferred": () => {
      let points = typedArrayPoints();
      return () => {
        points = received(points, [points.x.buffer, points.y.buffer, points.z.buffer]);
        return points.z[COUNT - 1];
      };
    },
    "slotted table, detached": () => {
      let points = pointTable();
      return () => {
        const { message, transfer } = points.detach();
        points = Table.attach(Point, received(message, transfer));
        return points.get(COUNT - 1).z;
      };
    },
  },
});
port1.close();
