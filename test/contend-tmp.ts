import { contend } from "/work/main/test/bench/contention";

void contend(30, 20261128).then(
  (o) => console.log(JSON.stringify(o)),
  (e) => {
    console.error(e);
    process.exit(1);
  },
);
