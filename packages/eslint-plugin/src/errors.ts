/** The texts of what the plugin itself refuses; each rule has its messages. */
export const errors = {
  noTypes: (file: string): Error =>
    Object.assign(
      new Error(
        `slotted/typed: expected type information for ${file}, got none. Set parserOptions.projectService with typescript-eslint's parser, or use the plugin without types.`,
      ),
      { code: "ERR_NO_TYPES" },
    ),
};
