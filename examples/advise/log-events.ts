// Lines of a log, parsed from JSON: plain literals.

interface LogEvent {
  time: number;
  level: string;
  host: string;
  message: string;
  status: number | null;
  seconds: number;
}

/** Parses the lines and keeps a list of them. */
export function build(count: number): LogEvent[] {
  const events: LogEvent[] = [];
  for (let id = 0; id < count; id++) events.push(JSON.parse(line(id)) as LogEvent);
  return events;
}

/** The text of one line. */
export function line(id: number): string {
  return JSON.stringify({
    time: 1.7e12 + id * 31,
    level: LEVELS[id % LEVELS.length],
    host: `web-${id % 200}.example`,
    message: `GET /items/${id}?page=${id % 17}`,
    status: id % 5 === 0 ? null : 200 + (id % 7),
    seconds: (id % 1009) / 1000,
  });
}

const LEVELS = ["info", "warn", "error"];
