// What the page of sealed entries needs of the age format, as one script that also runs from a disk.
import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter, Encrypter } from "age-encryption";

globalThis.age = { Decrypter, Encrypter, sha256 };
