const VARIABLE = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

/**
 * Makes the SDK's first client without the warning that it prints once, of versions of Node that it will leave: the program is ours,
 * and so is its Node. The variable is as it was afterwards, since programs that we start see it.
 */
export function quietly<T>(make: () => T): T {
  const before = process.env[VARIABLE];
  process.env[VARIABLE] = "true";
  try {
    return make();
  } finally {
    if (before === undefined) delete process.env[VARIABLE];
    else process.env[VARIABLE] = before;
  }
}
