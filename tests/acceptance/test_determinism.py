"""The same sources give the same bytes, whatever the machine is set to."""


def files_of(folder):
    return {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}


def test_two_builds_on_differently_set_machines_are_identical(site, project, tmp_path):
    other = project.build(
        tmp_path / "elsewhere" / "deeper" / "site",
        PYTHONHASHSEED="4242",
        TZ="Pacific/Kiritimati",
        LC_ALL="zh_CN.UTF-8",
        LANG="zh_CN.UTF-8",
    )
    ours, theirs = files_of(site), files_of(other)
    assert ours.keys() == theirs.keys()
    different = [str(path) for path in ours if ours[path].read_bytes() != theirs[path].read_bytes()]
    assert different == []


def test_no_file_tells_where_it_was_built(site):
    root = str(site.parent).encode()
    assert [str(path) for path in files_of(site).values() if root in path.read_bytes()] == []
