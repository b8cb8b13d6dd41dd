const SECRET =
  /pass(word|wd|phrase)?$|secret|token|api_?key|private_?key|credential|^authorization$|^value$/i;

/** Whether a name says that its value should not be read over a shoulder. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}
