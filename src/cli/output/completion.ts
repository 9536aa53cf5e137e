/** What can be typed behind a command. */
interface CompletedWord {
  readonly word: string;
  readonly description: string;
}

/** A command, by its words behind the program's name; the program itself has none. */
export interface CompletedCommand {
  readonly path: string;
  readonly commands: readonly CompletedWord[];
  readonly options: readonly CompletedWord[];
  /** What an option takes, where that is one of some words. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** Every shell, a line each: the script that completes the command in it. Where nothing of ours fits, files are offered. */
export const SHELLS = {
  bash: (commands) => `${posixFunction(commands, "COMP_WORDS[@]:1:$((COMP_CWORD-1))", "COMP_WORDS[COMP_CWORD]")}
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
  ((\${#COMPREPLY[@]})) || compopt -o default
}
complete -F _sealwright sealwright`,
  zsh: (commands) => `#compdef sealwright
${posixFunction(commands, "words[@]:1:$((CURRENT-2))", "words[CURRENT]")}
  [[ -z "$offered" ]] || compadd -- \${=offered}
  [[ "$current" == -* ]] || _files
}
compdef _sealwright sealwright`,
  fish: (commands) => ["complete -c sealwright -e", ...commands.flatMap(fishLines)].join("\n"),
  pwsh: (commands) => `Register-ArgumentCompleter -Native -CommandName sealwright -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $offered = @{
${commands
  .map(
    ({ path, ...offered }) =>
      `    '${path}' = @(${wordsOf(offered)
        .map((word) => `'${word}'`)
        .join(", ")})`,
  )
  .join("\n")}
  }
  $path = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    $next = "$path $element".Trim()
    if ($offered.ContainsKey($next)) { $path = $next }
  }
  $offered[$path] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}`,
} satisfies Record<string, (commands: readonly CompletedCommand[]) => string>;

export type Shell = keyof typeof SHELLS;

function wordsOf({ commands, options }: Pick<CompletedCommand, "commands" | "options">): string[] {
  return [...commands, ...options].map(({ word }) => word);
}

/** The function's beginning, which leaves the words to offer in `offered`; `before` are those typed before the current one. */
function posixFunction(commands: readonly CompletedCommand[], before: string, current: string): string {
  const paths = commands.filter(({ path }) => path !== "").map(({ path }) => `"${path}"`);
  const choices = commands.flatMap(({ path, choices }) =>
    Object.entries(choices).map(([option, words]) => `    "${path} ${option}") offered="${words.join(" ")}" ;;`),
  );
  const offered = commands.map((command) => `    "${command.path}") offered="${wordsOf(command).join(" ")}" ;;`);
  return `_sealwright() {
  local current previous path word offered
  current="\${${current}}" path="" previous=""
  for word in "\${${before}}"; do
    case "\${path:+$path }$word" in ${paths.join("|")}) path="\${path:+$path }$word" ;; esac
    previous="$word"
  done
  case "$path $previous" in
${choices.join("\n")}
    *) case "$path" in
${offered.join("\n")}
    esac ;;
  esac`;
}

function fishLines({ path, commands, options, choices }: CompletedCommand): string[] {
  const names = path === "" ? [] : path.split(" ");
  const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`);
  const below = commands.map(({ word }) => word).join(" ");
  const none = below === "" ? [] : [`not __fish_seen_subcommand_from ${below}`];
  const condition = (parts: readonly string[]) => (parts.length === 0 ? "" : ` -n '${parts.join("; and ")}'`);
  return [
    ...commands.map(
      ({ word, description }) =>
        `complete -c sealwright -f${condition([...seen, ...none])} -a ${word} -d '${fishText(description)}'`,
    ),
    ...options.map(({ word, description }) => {
      const taken = choices[word];
      const values = taken === undefined ? "" : ` -x -a '${taken.join(" ")}'`;
      return `complete -c sealwright${condition(path === "" ? none : seen)} -l ${word.slice(2)}${values} -d '${fishText(description)}'`;
    }),
  ];
}

function fishText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
}
