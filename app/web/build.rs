//! The splitter needs to know what refers to what, which the linker otherwise forgets.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=CARGO_FEATURE_BENCH");
    if std::env::var_os("CARGO_FEATURE_BENCH").is_some() {
        println!("cargo:rustc-link-arg-cdylib=--emit-relocs");
    }
}
