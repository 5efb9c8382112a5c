"""The script that people write for this: each article after the other, by WordPress's REST interface.

plain.py ADDRESS USER PASSWORD ARTICLES.json [remember]

Its pictures are sent, each of its tags is looked for and made where it is missing, the post is made and published. With
`remember` a tag is asked for once. It looks for nothing that it may have sent before, and reads nothing back.
"""

import base64
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

address, user, password, articles = sys.argv[1:5]
remembers = "remember" in sys.argv[5:]
login = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
known = {}


def ask(method, path, body=None, kind="application/json", **headers):
    request = urllib.request.Request(f"{address}/wp-json/wp/v2/{path}", data=body, method=method)
    request.add_header("Authorization", login)
    if body is not None:
        request.add_header("Content-Type", kind)
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def send(path, **fields):
    return ask("POST", path, json.dumps(fields).encode())


def tag(name):
    if name not in known:
        query = urllib.parse.urlencode({"search": name, "per_page": 100})
        found = [one["id"] for one in ask("GET", f"tags?{query}") if one["name"] == name]
        known[name] = found[0] if found else send("tags", name=name)["id"]
    return known[name] if remembers else known.pop(name)


def picture(path):
    with open(path, "rb") as file:
        bytes_ = file.read()
    name = path.rsplit("/", 1)[1]
    return ask("POST", "media", bytes_, "image/jpeg", Content_Disposition=f'attachment; filename="{name}"')


for article in json.load(open(articles, encoding="utf-8")):
    media = [picture(path) for path in article["pictures"]]
    shown = [
        f'<!-- wp:image {{"id":{one["id"]}}} -->\n<figure class="wp-block-image"><img src="{one["source_url"]}" '
        f'alt="" class="wp-image-{one["id"]}"/></figure>\n<!-- /wp:image -->'
        for one in media
    ]
    post = send(
        "posts",
        title=article["title"],
        slug=article["slug"],
        excerpt=article["excerpt"],
        content="\n\n".join(article["paragraphs"] + shown),
        tags=[tag(name) for name in article["tags"]],
        featured_media=media[0]["id"] if media else 0,
    )
    send(f"posts/{post['id']}", status="publish")
