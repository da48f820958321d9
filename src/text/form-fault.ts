/** What is wrong with a value, in plain words: the schema library's "Invalid input: expected string, received undefined". */
export const formFault = (message: string): string =>
  message.replace(/^Invalid input: expected .+, received undefined$/, "is missing").replace(/^Invalid input: /, "");
