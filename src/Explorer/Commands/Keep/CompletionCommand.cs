namespace Explorer.Commands.Keep;

/// <summary><c>explorer completion bash|zsh|fish</c>: the script by which a shell completes this program's commands.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # explorer in bash: source <(explorer completion bash)
        _explorer() {
            local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
            line="${line#*"$1"}"
            line="${line# }"
            COMPREPLY=($(compgen -W "$("$1" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _explorer explorer

        """;

    private const string Zsh = """
        #compdef explorer
        # explorer in zsh: source <(explorer completion zsh)
        _explorer() {
            local line="${LBUFFER#* }"
            local -a found
            found=(${(f)"$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)"})
            compadd -a found || _files
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
        compdef _explorer explorer

        """;

    private const string Fish = """
        # explorer in fish: explorer completion fish | source
        function __explorer
            set -l line (string replace -r '^\S+ ?' '' -- (commandline -cp))
            set -l program (commandline -opc)[1]
            eval $program "'[suggest:"(string length -- "$line")"]'" (string escape -- "$line") 2>/dev/null
        end
        complete -c explorer -a '(__explorer)'

        """;

    private static readonly (string Shell, string Script)[] Scripts = [("bash", Bash), ("zsh", Zsh), ("fish", Fish)];

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish", HelpName = "bash|zsh|fish" };
        var command = new Command("completion", "Prints a script for the shell, which then completes commands, options and names") { shell };
        command.SetRun((parsed, console) =>
        {
            var wanted = parsed.GetValue(shell)!;
            console.Output.Write(Array.Find(Scripts, row => row.Shell == wanted).Script
                ?? throw new InvalidInputException("SHELL", $"no script for \"{wanted}\"; {NearMatch.Advice(wanted, [.. Scripts.Select(row => row.Shell)])}"));
            return ExitCode.Done;
        });
        return command;
    }
}
