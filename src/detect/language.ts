/**
 * How a text is read: `python` by Python's rules (IPython magics included when `cell`), `text` by lines shaped like
 * assignments (.env, YAML, TOML, JSON, INI, shell, Dockerfile, Markdown and all else).
 */
export type Language = "python" | "cell" | "text";
