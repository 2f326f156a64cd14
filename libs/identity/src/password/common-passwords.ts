const plain = `
password password1 passw0rd p@ssw0rd p@ssword passwords mypassword yourpassword changeme changemenow letmein letmeinnow
welcome welcome1 welcometo iloveyou iloveyou1 iloveyou1314 iloveyouforever woaini woaini1314 woaini520 woaini5201314 woaiwojia
woainima woaibaba woaimama wodemima mimamima mima123456 nihao nihao123 nihaoma woshishui woshini woshixuesheng woshilaoshi
laoshi laoshihao xuesheng xueshenghao tongxue xuexi xuexiao haohaoxuexi tiantianxiangshang haohaoxuexitiantianxiangshang
zhongguo woaizhongguo beijing shanghai guizhou zunyi zunyishi shanghaishi huyun huzun yunqiao yunketang yunqiao123
admin adminadmin administrator root rootroot superuser superadmin guest guestguest test testtest testing default
qwerty qwerty123 qwertyuiop qwertyuiop123 qwer1234 qwer123456 qweasd qweasdzxc qweasdzxc123 qweqweqwe qazwsx qazwsxedc
qazwsx123 qazwsxedcrfv asdfgh asdfghjkl asdfasdf asdf1234 asdasd asdasdasd zxcvbnm zxcvbn zxczxczxc 1qaz2wsx 1qaz2wsx3edc
1qazxsw2 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 abc123 abc12345 abc123456 abc123456789 abcd1234
abcd12345678 abcabc abcdefgh a123456 a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5f6 aa123456 aa12345678 aaa123456
123456a 123456aa 123456abc 123456qq qq123456 qq123456789 123qwe 123qweasd 123qwe123qwe 12345678 123456789 1234567890
123456789a 123456789abc 012345678 01234567890 87654321 987654321 9876543210 0987654321 11111111 111111111111 00000000
000000000000 88888888 888888888888 66666666 666666666666 12341234 123412341234 123123123 123123123123 12121212 121212121212
11223344 112233445566 11112222 147258369 147258369147 159357159357 741852963 789456123 789456123789 123654789 1314520
13145201314 5201314 52013145201314 520520520 520131414 20082008 20202020 19491001 superman batman dragon monkey football
basketball baseball princess sunshine starwars master shadow michael computer internet freedom whatever trustno1 hello
helloworld hello123 hello123456 charlie jordan jennifer killer pokemon naruto minecraft genshin yuanshen wangzherongyao
wangzhe chiji lol123456 dota2dota2 tencent taobao alibaba weixin wechat baidu google android iphone windows linux ubuntu
pa55word pa55w0rd secret secrets topsecret letmein123 login loginlogin access access123 student student1 student123
teacher teacher1 teacher123 school school123 classroom cloudclass onlineclass education zhijiao zhongzhi
correcthorsebatterystaple
`;

/** Passwords that leaked lists and guessing programs begin with, in lower case; international ones and those usual in China. */
export const commonPasswords: ReadonlySet<string> = new Set(plain.trim().split(/\s+/u));
