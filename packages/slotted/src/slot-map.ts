declare const target: unique symbol;

/** A stable reference to a record of a SlotMap. */
export type Ref<C> = number & { readonly [target]: C };
