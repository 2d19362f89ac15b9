# xml, email, urllib.parse, codecs
import xml.etree.ElementTree as ET, html, urllib.parse, html.parser, io, email.message, email, mimetypes, http
r = ET.fromstring("<a><b x='1'>t</b><b/></a>"); print([b.attrib for b in r.findall("b")], ET.tostring(r))
t = ET.ElementTree(r); t.write("o.xml"); print(ET.parse("o.xml").getroot().tag, open("o.xml").read())
try: ET.fromstring("<a>")
except ET.ParseError as e: print(e)
print(html.escape("<&>"), urllib.parse.quote("a b/é"), urllib.parse.urlparse("http://h:80/p?q=1#f"), urllib.parse.parse_qs("a=1&a=2"), urllib.parse.urlencode({"x": "y z"}))
import xml.dom.minidom; print(xml.dom.minidom.parseString("<r><c/></r>").toprettyxml(indent=" "))
m = email.message.EmailMessage(); m["Subject"] = "hi"; m.set_content("body"); print(m.as_string()); print(mimetypes.guess_type("a.html"), http.HTTPStatus.OK)
print(email.message_from_string("A: b\n\nbody").get_payload())
import codecs; codecs.open("cd", "w", "utf-8").write("é"); print(codecs.open("cd", encoding="utf-8").read(), codecs.encode("abc", "rot13"), codecs.lookup("utf8").name)
