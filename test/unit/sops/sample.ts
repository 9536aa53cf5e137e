export const SAMPLES = {
  yaml: "# top\ndb:\n    user: ann # side\n    password: hunter2-long\nlist:\n    - 1\n    - two\nflag: true\nempty: ''\n",
  json: '{\n  "db": {\n    "user": "ann",\n    "password": "hunter2-long"\n  },\n  "list": [1, 2.5, null, true]\n}\n',
  dotenv: "# top\nUSER=ann\n\nPASSWORD=hunter2-long\n",
  ini: "top = 1\n\n; note\n[db]\nuser = ann\npassword = hunter2-long ; side\n; last\n",
} as const;

export const PASSWORD = {
  yaml: "/db/password",
  json: "/db/password",
  dotenv: "/PASSWORD",
  ini: "/db/password",
} as const;
