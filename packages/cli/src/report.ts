/** What a command found; the reporters turn it into a screen or into JSON. */
export interface Report {
  /** Conditions of the measurement: engine, file, mode. */
  readonly facts?: readonly string[];
  readonly tables?: readonly ReportTable[];
  /** Text that is its own presentation, such as a layout or a diff. */
  readonly text?: string;
  /** How the figures above come to what is known of the whole. */
  readonly footer?: ReportTable | undefined;
  /** One sentence of totals. */
  readonly totals: string;
  /** What to do next, and where; for findings. */
  readonly advice?: string;
  /** Findings that GitHub shows beside the line, when it runs the command. */
  readonly annotations?: readonly Annotation[];
  /** The same for machines. */
  readonly data: unknown;
  /** 0 fine, 1 a finding; of a program that was run, its own. */
  readonly exitCode?: number;
}

export interface Annotation {
  readonly file: string;
  readonly line: number | undefined;
  readonly title: string;
  readonly message: string;
}

export interface ReportTable {
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** Undefined is what nobody knows: `n/a`. */
export type Cell = string | number | undefined;
