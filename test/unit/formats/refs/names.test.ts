import assert from "node:assert/strict";
import fc from "fast-check";
import { vendors } from "../../../../src/detect/vendors/catalogue";
import { nameKind } from "../../../../src/formats/refs/names";
import { chooseName, isName, nameCandidates } from "../../../../src/refactor/names";

const LOADING =
  "PATH Path PATHEXT HOME SHELL LD_PRELOAD ld_audit DYLD_INSERT_LIBRARIES GLIBC_TUNABLES ENV IFS BASH_ENV BASH_FUNC_ls%% PS4 PROMPT_COMMAND " +
  "PYTHONPATH PYTHONSTARTUP PYTHONHOME PYTHONBREAKPOINT PYTHONWARNINGS VIRTUAL_ENV JUPYTER_CONFIG_DIR PYTEST_ADDOPTS MPLBACKEND PIP_CONFIG_FILE " +
  "NODE_OPTIONS NODE_PATH npm_config_script_shell NPM_CONFIG_NODE_OPTIONS TS_NODE_COMPILER JAVA_TOOL_OPTIONS JAVA_HOME CLASSPATH MAVEN_OPTS " +
  "DOTNET_STARTUP_HOOKS CORECLR_PROFILER_PATH PERL5LIB PERL5OPT RUBYOPT GEM_HOME BUNDLE_GEMFILE LUA_INIT_5_4 R_PROFILE_USER JULIA_LOAD_PATH " +
  "GOFLAGS RUSTC_WRAPPER CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER CC MAKEFLAGS GIT_SSH_COMMAND GIT_CONFIG_COUNT GIT_EXEC_PATH GIT_ASKPASS " +
  "PAGER GIT_PAGER MANPAGER EDITOR VISUAL KUBE_EDITOR BROWSER LESSOPEN VIMINIT SSH_ASKPASS TAR_OPTIONS RIPGREP_CONFIG_PATH SOPS_AGE_KEY " +
  "SOPS_AGE_KEY_CMD SOPS_EDITOR AWS_CONFIG_FILE CLOUDSDK_PYTHON DOCKER_CONFIG TF_CLI_ARGS_plan ANSIBLE_CONFIG ELECTRON_RUN_AS_NODE OPENSSL_CONF " +
  "CARGO_ENCODED_RUSTFLAGS CARGO_ENCODED_RUSTDOCFLAGS RUSTDOCFLAGS CARGO_TARGET_AARCH64_APPLE_DARWIN_RUSTFLAGS CARGO_BUILD_RUSTDOCFLAGS " +
  "CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS CARGO_REGISTRY_CREDENTIAL_PROVIDER CARGO_REGISTRIES_INNER_CREDENTIAL_PROVIDER " +
  "CARGO_CREDENTIAL_ALIAS_MY_TOKEN GUNICORN_CMD_ARGS COVERAGE_PROCESS_START COVERAGE_RCFILE PKG_CONFIG_LIBDIR PUPPETEER_EXECUTABLE_PATH " +
  "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH UV_ENV_FILE PIP_CACHE_DIR GIT_CONFIG_GLOBAL GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0 git_config_my_token";
const LEADING =
  "HTTPS_PROXY https_proxy no_proxy npm_config_https_proxy PIP_INDEX_URL PIP_EXTRA_INDEX_URL UV_DEFAULT_INDEX npm_config_registry " +
  "NPM_CONFIG_STRICT_SSL GOPROXY HF_ENDPOINT OPENAI_BASE_URL OPENAI_API_BASE ANTHROPIC_BASE_URL AZURE_OPENAI_ENDPOINT AWS_ENDPOINT_URL " +
  "AWS_ENDPOINT_URL_S3 WANDB_BASE_URL MLFLOW_TRACKING_URI VAULT_ADDR VAULT_SKIP_VERIFY VAULT_CACERT KUBECONFIG DOCKER_HOST SSH_AUTH_SOCK " +
  "REQUESTS_CA_BUNDLE AWS_CA_BUNDLE CURL_CA_BUNDLE SSL_CERT_FILE NODE_EXTRA_CA_CERTS NODE_TLS_REJECT_UNAUTHORIZED PYTHONHTTPSVERIFY " +
  "GIT_SSL_NO_VERIFY PGSSLMODE GCE_METADATA_HOST OTEL_EXPORTER_OTLP_ENDPOINT SSLKEYLOGFILE";
const PLAIN =
  "GIT_TOKEN GIT_PASSWORD GIT_USERNAME GIT_AUTHOR_NAME GITHUB_TOKEN VAULT_TOKEN VAULT_ROLE_ID VAULT_SECRET_ID HF_TOKEN HF_HOME LD_SDK_KEY " +
  "NPM_TOKEN NODE_AUTH_TOKEN npm_config__authToken NODE_ENV PYTHONUNBUFFERED PYTHONHASHSEED PYTHONANYWHERE_API_TOKEN UV_PUBLISH_TOKEN " +
  "UV_INDEX_INNER_PASSWORD TWINE_PASSWORD POETRY_PYPI_TOKEN_PYPI CARGO_REGISTRY_TOKEN CARGO_REGISTRIES_INNER_TOKEN GIT_CREDENTIALS GEM_HOST_API_KEY TF_TOKEN_app TF_VAR_region " +
  "DATABASE_URL DATABASE_PATH REDIS_URL POSTGRES_HOST PGPASSWORD SENTRY_DSN SLACK_WEBHOOK_URL HTTP_PROXY_PASSWORD PROXY_PASSWORD MY_PATH " +
  "AWS_SECRET_ACCESS_KEY AWS_PROFILE AWS_REGION GOOGLE_APPLICATION_CREDENTIALS DJANGO_SETTINGS_MODULE CUDA_VISIBLE_DEVICES ENVIRONMENT OLD_KEY";

describe("the kinds of names that a file may set or not", () => {
  for (const [title, names, kind] of [
    ["never what loads code or says who a program is", LOADING, "loads"],
    ["after the user's word what says where a program talks to", LEADING, "leads"],
    ["all that just hold a value", PLAIN, undefined],
  ] as const) {
    it(title, () => {
      for (const name of names.split(" ")) assert.equal(nameKind(name), kind, name);
    });
  }

  it("let every credential that a vendor's client reads be set, but for identities of sops", () => {
    const names = vendors
      .flatMap(({ tokens = [], named = [], environment }) => [
        environment,
        ...[...tokens, ...named].map((rule) => rule.environment),
      ])
      .filter((name): name is string => typeof name === "string");
    assert.ok(names.length > 100);
    assert.deepEqual(
      names.filter((name) => nameKind(name) !== undefined),
      ["SOPS_AGE_KEY"],
    );
  });

  it("are looked at by the planner as by what runs programs: each name that it takes can be run with", () => {
    const word = fc.constantFrom(
      ..."git vault ld node pythonpath path env pager token key proxy npm config sops age perl5 opt ssh command".split(
        " ",
      ),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("_"));
    const known = fc.constantFrom(...`${LOADING} ${LEADING} ${PLAIN}`.split(" "));
    const style = fc.constantFrom("vendor" as const, "target" as const, "file" as const);
    fc.assert(
      fc.property(
        fc.option(fc.oneof(known, text), { nil: undefined }),
        fc.oneof(known, text),
        text,
        style,
        (vendor, target, path, own) => {
          const names = nameCandidates({ vendor, target, rule: "generic-token", path: `${path}.py`, style: own });
          const taken = new Map(names.map((name) => [name, "another value"]));
          for (const name of [...names, chooseName("value", names, taken, false)])
            assert.notEqual(nameKind(name), "loads", name);
        },
      ),
      { numRuns: 2000 },
    );
    for (const name of LOADING.split(" ")) assert.equal(isName(name), false, name);
    for (const name of ["GIT_TOKEN", "VAULT_TOKEN", "NODE_AUTH_TOKEN"]) assert.equal(isName(name), true, name);
  });
});
