import { createPlugin, type SlottedPlugin } from "./create-plugin.ts";
import { byTypes } from "./typed-classes.ts";

/** The plugin with type information: the same rules, which follow slotted classes into other files. */
export const plugin: SlottedPlugin = createPlugin("eslint-plugin-slotted/typed", byTypes);

// hosts load a plugin's default export
export { plugin as default, type SlottedPlugin };
