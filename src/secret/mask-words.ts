/** Values that are words of every program's output; compared in lower case. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    "access account active actual address admin administrator allow always anonymous application background bearer " +
    "binary boolean branch bucket cache channel changeme client cluster common complete config connection console " +
    "container content context critical custom database dataset debug default delete demo-app dev develop development " +
    "device disable disabled docker domain enable enabled engine error example failed failure false feature folder global guest " +
    "header hidden hostname ignore import info integration internal invalid latest length linear linux local localhost " +
    "logging master memory message method metric missing module monitor mysql network normal notset nothing number object " +
    "offline online option optional output package parameter password platform postgres postgresql private process prod " +
    "production profile program project public python random readonly region release remote request required response " +
    "result running sample sandbox schema script secret server service session setting single source sqlite staging " +
    "standard started status stderr stdout stopped storage stream string success system target tensor testing token " +
    "training trainer unknown update upload user username utf-8 validation value values verbose version warning windows " +
    "worker workspace writer us-east-1 us-east-2 us-west-1 us-west-2 eu-west-1 eu-west-2 eu-central-1 127.0.0.1 0.0.0.0"
  ).split(" "),
);
