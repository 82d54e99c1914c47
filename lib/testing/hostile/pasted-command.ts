/** A command that lists sessions, and what shells, terminals, pages and chats put around it. */
export const OWNER = "arn:aws:iam::644160558196:user/alice.chen";
const JSON_FILTERS = `[{"key":"Owner","value":"${OWNER}"},{"key":"Status","value":"Failed"}]`;
export const BARE = `aws ssm describe-sessions --state History --region eu-west-1 --filters '${JSON_FILTERS}'`;
/** The texts before a command, on its own line or on the line before. */
export const PROMPTS = [
  ...["", "$ ", "# ", "> ", "% ", "❯ ", "➜  ~ ", "λ ", "PS C:\\> ", "PS C:\\Users\\alice> "],
  ...[
    "C:\\Users\\alice>",
    "user@host:~$ ",
    "root@host:/etc# ",
    "[user@host dir]$ ",
    "[root@host ~]# ",
  ],
  ...[
    "(venv) $ ",
    "(venv) user@host:~/x (main) $ ",
    "bob's-mac:~ bob$ ",
    "12  ",
    "1. ",
    "- ",
    "• ",
  ],
  ...[
    "alice:~ $ ",
    "```bash\n",
    "```\n",
    "`",
    "{code:bash}",
    "<pre><code>",
    "Here it is: ",
    "# list\n",
  ],
  ...[
    "#!/bin/sh\nset -e\n",
    ">>> ",
    "$",
    "\u001b[32muser@host\u001b[0m:~$ ",
    "[12:34:56] user@host $ ",
  ],
];
export const PREFIXES = [
  ...[
    "",
    "sudo ",
    "sudo -u alice ",
    "env AWS_PROFILE=prod ",
    "AWS_PROFILE=prod ",
    "time ",
    "watch ",
  ],
  ...["watch -n 5 ", "aws-vault exec prod -- ", "aws-vault exec aws -- ", "command ", "nohup "],
  ...["granted exec prod -- ", "AWS_PAGER='' ", 'AWS_PAGER= NAME="a b" ', "docker run --rm -it "],
  ...[
    "eval $(aws-vault env) && ",
    "aws sso login --profile prod && ",
    "assume prod; ",
    "x=$(",
    "(",
  ],
  ...["export AWS_PROFILE=prod\n", "set AWS_PROFILE=prod&& ", "$env:AWS_PROFILE = 'prod'; ", "& "],
  ...["saml2aws exec -- ", "op run -- ", "chamber exec x -- ", "time -p ", "then ", "! "],
];
export const PROGRAMS = [
  ...[
    "aws",
    "aws2",
    "/usr/local/bin/aws",
    "aws.exe",
    "~/.local/bin/aws",
    "awslocal",
    "\\aws",
    "Aws",
    "'aws'",
  ],
  ...['"C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe"', "amazon/aws-cli", "amazon/aws-cli:2.15.0"],
  ...["public.ecr.aws/aws-cli/aws-cli", "aws --profile prod", "aws --output=json --no-cli-pager"],
];
const escaped = (mark: string) => JSON_FILTERS.replaceAll('"', mark);
export const FILTERS = [
  `--filters '${JSON_FILTERS}'`,
  `--filters='${JSON_FILTERS}'`,
  `--filter '${JSON_FILTERS}'`,
  `--filters ${JSON_FILTERS}`,
  `--filters '${escaped('\\"')}'`,
  `--filters "${escaped('\\"')}"`,
  `--filters "${escaped('""')}"`,
  `--filters "${escaped('`"')}"`,
  `--filters "${escaped("'")}"`,
  `--filters ${escaped('\\"')}`,
  `--filters $'${JSON_FILTERS}'`,
  `--filters ‘${JSON_FILTERS.replaceAll('":', "”:").replaceAll('"', "“")}’`,
  `--filters '${JSON_FILTERS.replaceAll(",", ", ").replaceAll(':"', ': "')}'`,
  `--filters '${JSON_FILTERS.replaceAll(",", ",\n  ")}'`,
  `--filters '${JSON_FILTERS.replaceAll(",", ",\n> ")}'`,
  `–filters '${JSON_FILTERS}'`,
  `—filters '${JSON_FILTERS}'`,
  `--filters '${escaped("&quot;")}'`,
  `--filters &#39;${escaped("&amp;quot;")}&#39;`,
  `--filters key=Owner,value=${OWNER} key=Status,value=Failed`,
  `--filters "key=Owner,value=${OWNER}" 'value=Failed,key=Status'`,
  `--filters Key=Owner,Value=${OWNER} Key=status,Value=Failed`,
  `--filters key=Owner, value=${OWNER} key=Status,value="Failed"`,
];
export const JOINTS = [
  " ",
  "  ",
  " \\\n  ",
  " \\\r\n",
  " \\  \n",
  " ^\r\n  ",
  " `\n  ",
  " \\\n> ",
  " `\n>> ",
  "\n  ",
];
export const SPACED = ["\u00a0", "\u2009", "\u3000", " \u200b", "\t", "\u202f"];
export const SUFFIXES = [
  ...[
    "",
    "\n",
    ";",
    " ;",
    " &",
    " 2>&1",
    " > out.json",
    " >out.json 2>&1",
    " 2>/dev/null",
    " # all",
  ],
  ...[
    "\r\n",
    " \\",
    " `",
    "`",
    "\n```",
    "{code}",
    "</code></pre>",
    ")",
    " --output table",
    " --debug",
  ],
  ...[" --no-cli-pager --color off", " --max-items 50 --page-size 10", " --query Sessions[].Owner"],
  ...[
    " --query 'Sessions[*].[SessionId,Owner]' --output text",
    " --profile $P",
    " --endpoint-url=$U",
  ],
];
export const NOTED = [
  " | jq .",
  " | jq '.Sessions[]' | less",
  " && echo done",
  " || exit 1",
  "; echo done",
  " | tee out\nfoo",
];
