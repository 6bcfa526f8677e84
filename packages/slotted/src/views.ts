/** The typed array behind each stored number type; the key is the type's name in a layout. */
export const VIEWS = {
  f64: Float64Array,
  f32: Float32Array,
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
} as const;

export type ViewName = keyof typeof VIEWS;

/** The typed array that stores the type. */
export type ViewOf<V extends ViewName> = InstanceType<(typeof VIEWS)[V]>;

export type View = ViewOf<ViewName>;
