import { type BundledPackage, packageUrl } from "./bundled";

/** What the list is about. */
interface Product {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * A list of what is bundled, as CycloneDX 1.6 (ECMA-424) in JSON. The same build gives the same bytes: it has no time and
 * no serial number.
 */
export function softwareBillOfMaterials(product: Product, packages: readonly BundledPackage[]): string {
  const self = packageUrl(product);
  const needed = new Set(packages.flatMap(({ dependencies }) => dependencies));
  const direct = packages.map(({ purl }) => purl).filter((purl) => !needed.has(purl));
  const bom = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": self,
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: product.license } }],
        purl: self,
      },
    },
    components: packages.map(({ name, version, purl, license, integrity }) => ({
      type: "library",
      "bom-ref": purl,
      ...(name.startsWith("@") ? { group: name.split("/")[0], name: name.split("/")[1] } : { name }),
      version,
      hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex") }],
      licenses: [{ license: { id: license } }],
      purl,
    })),
    dependencies: [
      { ref: self, dependsOn: direct },
      ...packages.map(({ purl, dependencies }) => ({ ref: purl, dependsOn: dependencies })),
    ],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}
