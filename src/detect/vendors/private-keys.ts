import { base64Pem, encryptedPem, openPem } from "./token-checks";
import type { Vendor } from "./vendor";

/** Private keys in files' formats. */
export const privateKeys: readonly Vendor[] = [
  {
    vendor: "PEM",
    tokens: [
      {
        id: "private-key",
        title: "Private key in PEM",
        source: "https://datatracker.ietf.org/doc/html/rfc7468",
        prefix: "-----BEGIN ",
        pattern:
          /-{5}BEGIN (?:(?!ENCRYPTED)[A-Z0-9]{2,10} ){0,3}PRIVATE KEY-{5}(?:[^-]|-(?!----)){40,16000}-{5}END (?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY-{5}/y,
        inside: true,
        accept: openPem,
        matches: [
          "-----BEGIN " +
            "PRIVATE KEY-----\\nkSsU0yULDALGPERLiV1QhFvt5FNlkrhbP5uoqduRRd14CDYMiHCNVenYX0KhI7l" +
            "e\\ngHuiECSWto94OLLaql0KsUoO3mP9an8W9zyy29SnolVXoglNQJ45yien1vcwGF23\\nR9hwJLYETJCW" +
            "94pP2rIqZRZ03SRJVJKUm6T9GjTLE2bnLkocmBaIG7QloFJMFi6b\\n-----END PRIVATE KEY-----",
          "-----BEGIN " +
            "RSA PRIVATE KEY-----\\nFM0XSifqKiZGQixrwZxuloQqu1W3mMj7gFE4PLqp9GtWQYMpqbLROSBppGFm1" +
            "TMV\\n8Mgy6xNpEQO0vtMzoPQ9lRcrFMHciBYmSKSRuTN3EFWRUhG5MPZPWZ4584lHDxph\\nvzWyiCb0vkK7" +
            "o8YcAGh4k1YCXLQFbY8gjAksAPqq5C6bJO25K4L3Ecf6EsuF8ueb\\n-----END RSA PRIVATE KEY-----",
        ],
        near: [
          "-----BEGIN " + "PRIVATE KEY-----\\nanything\\" + "n-----END PRIVATE KEY-----",
          "-----BEGIN " + "OPENSSH PRIVATE KEY----------" + "END OPENSSH PRIVATE KEY-----",
          "-----BEGIN " + "PUBLIC KEY-----\\nMIIBIjANBgkqhkiG9" + "w0BAQEF\\n-----END PUBLIC KEY-----",
        ],
      },
      {
        id: "encrypted-private-key",
        title: "Encrypted private key in PEM",
        source: "https://datatracker.ietf.org/doc/html/rfc5958#section-3",
        prefix: "-----BEGIN ",
        pattern:
          /-{5}BEGIN (?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY-{5}(?:[^-]|-(?!----)){40,16000}-{5}END (?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY-{5}/y,
        inside: true,
        accept: encryptedPem,
        doubt: "encrypted",
        matches: [
          "-----BEGIN " +
            "ENCRYPTED PRIVATE KEY-----\\nAN9HrbEQPKYYOUrkprY0ASdl7i4oJlrZNUSmVN2aPFhDFaKPvbTDkre0zYB" +
            "JKHTp\\nTqdpa0b73i602AgdgbvU0eMlqlnE21R9RCAX5nIwhedcpgB8ptw19isCgSqhkXzJ\\n1VI3gV2d9i8PRZ" +
            "Vy6koQKOwSOEvJD8FgiQOYKJNZhOuijYpPLlDIqG8KrkVE5KaI\\n-----END ENCRYPTED PRIVATE KEY-----",
          "-----BEGIN " +
            "RSA PRIVATE KEY-----\\nProc-Type: 4,ENCRYPTED\\nDEK-Info: AES-128-CBC,0123456789A" +
            "BCDEF\\n\\nVDRaPWJpuE9DsiU8GTxx7Yvf75ayoBSgDKJrVegJVHhMDoGODoAnbeOf8UHphQ8X\\nrrPi" +
            "jeaJHYDN6F3cmkeTmiwEOZccoaNvdP17UBH80eBbc7y9r4Y6sInYHuwPcK6b\\nv4M5bxIKRSAdn94uW" +
            "HWCfSETfJgzLguyP1zjGy62Kp43YTkUj8wB2B0g6jajacLW\\n-----END RSA PRIVATE KEY-----",
        ],
        near: [
          "-----BEGIN " + "ENCRYPTED PRIVATE KEY-----\\nanything\\" + "n-----END ENCRYPTED PRIVATE KEY-----",
          "-----BEGIN " + "ENCRYPTED PRI" + "VATE KEY-----",
        ],
      },
      {
        id: "base64-private-key",
        title: "Private key in PEM, in base64",
        source: "https://datatracker.ietf.org/doc/html/rfc7468",
        prefix: "LS0tLS1CRUdJTi",
        pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{80,20000}={0,2}(?![\w+/=-])/y,
        accept: base64Pem,
        matches: [
          "LS0tLS1CRUdJTi" +
            "BQUklWQVRFIEtFWS0tLS0tCmw1Nnp1NzdQdWFnZGRrRkVudUc3ek1hMU5GWkhZUU1oV0xCeXZYeXF2MW" +
            "lqVFFzakpGUW1BSzJJZUpMSXJWY2cKQjBDTEN4QzFxVnh0YlpWOFRGOVhRQkE1MWFVd21oWUNkU0JmSG" +
            "l2bHFXb011QjZwbWdNYVFvRkQ1azl3TDZWQQpYblJUSHhJczNpc2IwQ0Q3MTBqa3JnV3V2RHJWNEpHUT" +
            "Z6Y25EWFRSSXZaWVBsQVM0ZjVsU1JkSWpBVUtoYjhzCi0tLS0tRU5EIFBSSVZBVEUgS0VZLS0tLS0=",
          "LS0tLS1CRUdJTi" +
            "BFQyBQUklWQVRFIEtFWS0tLS0tCjVlSkVjUktwTWZjSG85d3lUa09uYnNEM2ZzUmliTk9EVFdnckEycW5F" +
            "OHl1cGRZejBSU0FVOFZUUXlMVXNRa2QKY1ZKNWRmdUxjTU9TamQ2N2MyM3dJN3pTZ3lqYlZBZnMzMHNuVX" +
            "RWVUpoUEJnZkU3ZmlWT2w0TEVGNGVGRlpIWQpEek9HVWsweGpRMXN0dFQwaVZzNGMzTjhMNHU1bTZLeGRI" +
            "bm1ZSmw0ZmpYZndsZ2tkNWlzTUNtZ1lKTnFiSjZNCi0tLS0tRU5EIEVDIFBSSVZBVEUgS0VZLS0tLS0=",
        ],
        near: ["LS0tLS1CRUdJTi" + "BDRVJUSUZJQ0FURS0tLS0t", "LS0tLS1CRUdJTi" + "BQUklWQVRFIEtFWS0tLS0t"],
      },
    ],
  },
  {
    vendor: "OpenPGP",
    source: "https://datatracker.ietf.org/doc/html/rfc9580#section-6.2",
    tokens: [
      {
        id: "pgp-private-key",
        title: "OpenPGP private key",
        prefix: "-----BEGIN PGP PRIVATE",
        pattern: /-{5}BEGIN PGP PRIVATE KEY BLOCK-{5}(?:[^-]|-(?!----)){40,32000}-{5}END PGP PRIVATE KEY BLOCK-{5}/y,
        inside: true,
        accept: openPem,
        matches: [
          "-----BEGIN PGP PRIVATE" +
            " KEY BLOCK-----\\nRRggbFWpWjwGl7nHmQ8FEwjFvwkVN2iVfCoXVYxPCP11NxylPsfre3kHr1tXgQyA\\nq" +
            "JOQsvpaSqhvnoKk4emGxshTTOxO4JJg77B6JVGil3egP2Ahlu7yhhtUwUo1b0h7\\nk1qOEMmHNJ0akqzStRy" +
            "8JNHQHBNjdNRm8IDctd2d45Sog9GVb9jHHXbQ7CaeFyzN\\n-----END PGP PRIVATE KEY BLOCK-----",
          "-----BEGIN PGP PRIVATE" +
            " KEY BLOCK-----\\nx0V70eOcaH6iWQQE4PUZoAquN0zR3ZGb54sKo2Z6DW59UhDTovRulOSEaRPbhFNm\\ni" +
            "MY3q2UAaW2KCGIRqDscjRKez1x7l9FHF1ZM2swssbToMIxgqyJF8wUTJrqJ6mG7\\nN3BavxnNxaNL0SYX9GM" +
            "QplOGTUj7kC1LsetZTUvcV20XyN7hX0kzKa2eiy9Sfoi9\\n-----END PGP PRIVATE KEY BLOCK-----",
        ],
        near: [
          "-----BEGIN PGP PRIVATE" + " KEY BLOCK-----\\n...\\n-----EN" + "D PGP PRIVATE KEY BLOCK-----",
          "-----BEGIN PGP PUB" + "LIC KEY BLOCK-----",
        ],
      },
    ],
  },
  {
    vendor: "PuTTY",
    source: "https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html",
    tokens: [
      {
        id: "putty-private-key",
        title: "PuTTY private key",
        prefix: "PuTTY-User-Key-File-",
        pattern:
          /PuTTY-User-Key-File-[23]: [a-z0-9-]{6,30}[^\0]{20,2000}?Private-Lines: \d{1,3}(?:\\[nr]|\s){1,4}[A-Za-z0-9+/]{40}/y,
        matches: [
          "PuTTY-User-Key-File-" +
            "3: ssh-ed25519\\nEncryption: none\\nComment: laptop\\nPublic-Lines: 1\\" +
            "nOjXFQoB8RcQnIlCEKpHW2uHQZv0z4Dk7T92CIxA1DduxLnHi5k9tbGYJPCk7YeJf\\n" +
            "Private-Lines: 1\\nixp9eQskZ6nVX1Nv9yhSLkdgtTDEzon9jAJKwTVWcWsgggGT",
          "PuTTY-User-Key-File-" +
            "3: ssh-ed25519\\nEncryption: none\\nComment: laptop\\nPublic-Lines: 1\\" +
            "n34n07xEQRcVuSL86A6dHYWIDqjvLy5j3HlCmKRlWhp2tCcVvte8vbhbt3fpdOiER\\n" +
            "Private-Lines: 1\\nDcK41YmiNSInr7oXci3VOWKuVGEZa6LdvG0xuhReMdTTNRBb",
        ],
        near: [
          "PuTTY-User-Key-File-" + "3: ssh-ed25519",
          "PuTTY-User-Key-File-" + "2: ssh-rsa\\nEn" + "cryption: none",
        ],
      },
    ],
  },
];
