/** Has `process.abort`, which runs no exit handler, leave what is to be left before it ends all. */
export function leaveAtAbort(leave: () => void): void {
  const { abort } = process;
  process.abort = () => {
    leave();
    return abort.call(process);
  };
}
