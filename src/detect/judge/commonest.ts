/**
 * The commonest passwords, in lower case: someone's, or a stand-in for any. Of the first thousand of ten million that leaked
 * (`xato-net-10-million-passwords-1000.txt`) and NordPass' list of 2024 (`2024-197_most_used_passwords.txt`), both in
 * https://github.com/danielmiessler/SecLists under `Passwords/Common-Credentials`, all that `isPlaceholder` takes for a stand-in, but for
 * rows of `x`, which hide a value; the others are judged as any password is.
 */
export const COMMONEST: ReadonlySet<string> = new Set(
  "123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 123123 abc123 696969 master 666666 qwertyuiop 123321 1234567890 654321 7777777 121212 000000 123qwe zxcvbnm asdfgh 112233 1111 zxcvbn 555555 11111111 131313 777777 pass aaaaaa access 987654321 hello secret 1234qwer 222222 88888888 test 11111 cookie whatever 123123123 qwer1234 123654 987654 999999 0000 333333 enter 232323 888888 asdfasdf 87654321 12344321 123abc 55555 123456a 789456 abcd1234 101010 password1 qwerty123 asdf 12341234 asdfghjkl qwertyui john zzzzzz 444444 123456q 7777 1111111 212121 12345a asdfghjk qwert nothing 4444 qweqwe 69696969 asdasd 2222 252525 11223344 qqqqqq abcdef 00000 789456123 testing asdf1234 private 12121212 qwertyu 5555 aaaa asd123 0987654321 qwerty1 12345q qweasdzxc hello1 tester 242424 12345qwert qwe123 aaaaaaaa abcdefg 3333 123789 123456789a 1234554321 qweasd 098765 qwerty12 98765432 4321 55555555 141414 54321 77777777 00000000 9999 7654321 super 202020 123123a test123 asdfg 6666 hello123 123654789 8888 mmmmmm 1111111111 changeme 151515 12312 456789 lalala 123456789q zxc123 qwerty123! qwerty1234 1234561 12345678910 qwerty123? admin password123 unknown 123456! 1234567891 123456123 facebook".split(
    " ",
  ),
);
