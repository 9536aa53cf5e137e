/** Why a finding is `low`, by a word for programs; a person reads `DOUBTS`. */
export type Doubt = keyof typeof DOUBTS;

export const DOUBTS = {
  public: "keys of this kind are public by design",
  encrypted: "the key is encrypted",
  "in-comment": "it stands in a comment or in documentation, and is not random",
  "in-picture": "everyone who sees the picture has it",
  "stock-word": "it is a stock word",
  "plain-words": "it is plain words",
  "other-name": "it reads like the name of another credential",
  "no-letters": "there is no letter or digit in it",
  "default-account": "it is the account that such a service begins with",
  "each-message": "a signature is made anew for each message",
  "vague-name": "the name is given to much else, and the value is simple",
  short: "it is short for a key",
  digits: "it is digits alone",
  "not-random": "it need not be a random value",
} as const;
