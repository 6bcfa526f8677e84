import { createPlugin, type SlottedPlugin } from "./create-plugin.ts";

/** The plugin for ESLint's flat config and for Oxlint's `jsPlugins`. */
export const plugin: SlottedPlugin = createPlugin("eslint-plugin-slotted");

// both hosts load a plugin's default export
export { plugin as default, type SlottedPlugin };
